// Unpack what zlib has packed (RFC 1950 and 1951). The browser's own way gives its answer later
// only, and printing cannot wait.
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
  4097, 6145, 8193, 12289, 16385, 24577];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function inflate(source, size) {
  const out = new Uint8Array(size), bits = bitsOf(source);
  let at = 0, last = false;
  while (!last) {
    last = bits.take(1) === 1;
    const kind = bits.take(2);
    if (kind === 0) {
      const from = bits.whole(), length = source[from] | source[from + 1] << 8;
      out.set(source.subarray(from + 4, from + 4 + length), at);
      bits.jump(from + 4 + length);
      at += length;
      continue;
    }
    const [letters, distances] = kind === 1 ? fixedTables() : readTables(bits);
    for (let symbol = bits.symbol(letters); symbol !== 256; symbol = bits.symbol(letters)) {
      if (symbol < 256) { out[at++] = symbol; continue; }
      const i = symbol - 257;
      const length = LENGTHS[i] + bits.take(i < 8 || i === 28 ? 0 : (i >> 2) - 1);
      const d = bits.symbol(distances), far = DISTANCES[d] + bits.take(d < 4 ? 0 : (d >> 1) - 1);
      for (const end = at + length; at < end; at++) out[at] = out[at - far];
    }
  }
  return out;
}
function bitsOf(source) {
  let at = 2, held = 0, word = 0;  // two bytes say that it is zlib's
  const need = count => {
    for (; held < count; held += 8) word |= source[at++] << held;
  };
  const drop = count => { word >>>= count; held -= count; };
  return {
    take(count) {
      need(count);
      const value = word & (1 << count) - 1;
      drop(count);
      return value;
    },
    symbol({codes, longest}) {
      need(longest);
      const found = codes[word & (1 << longest) - 1];
      drop(found & 15);
      return found >> 4;
    },
    whole() { at -= held >> 3; word = held = 0; return at; },
    jump(to) { at = to; },
  };
}
// For every run of `longest` bits the symbol that they begin with, and its length.
function tableOf(lengths) {
  const longest = Math.max(1, ...lengths), codes = new Uint16Array(1 << longest);
  let code = 0;
  for (let length = 1; length <= longest; length++, code <<= 1) {
    lengths.forEach((own, symbol) => {
      if (own !== length) return;
      let turned = 0;
      for (let bit = 0; bit < length; bit++) turned |= (code >> bit & 1) << length - 1 - bit;
      for (let i = turned; i < codes.length; i += 1 << length) codes[i] = symbol << 4 | length;
      code++;
    });
  }
  return {codes, longest};
}
function fixedTables() {
  const letters = Array.from({length: 288}, (_, i) => i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
  return [tableOf(letters), tableOf(Array(30).fill(5))];
}
function readTables(bits) {
  const letters = bits.take(5) + 257, distances = bits.take(5) + 1, count = bits.take(4) + 4;
  const small = Array(19).fill(0);
  for (const place of ORDER.slice(0, count)) small[place] = bits.take(3);
  const table = tableOf(small), lengths = [];
  while (lengths.length < letters + distances) {
    const symbol = bits.symbol(table);
    if (symbol < 16) { lengths.push(symbol); continue; }
    const again = symbol === 16 ? lengths.at(-1) : 0;
    const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    for (let i = 0; i < times; i++) lengths.push(again);
  }
  return [tableOf(lengths.slice(0, letters)), tableOf(lengths.slice(letters))];
}
