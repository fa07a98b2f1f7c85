// Reads {name: Cypher text} from stdin and prints what Neo4j's own language support says of
// each, for Cypher 5 and 25. Run by lint.py from the folder that holds node_modules.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.cwd()}/`);
const { lintCypherQuery } = require("@neo4j-cypher/language-support");

const texts = JSON.parse(readFileSync(0, "utf8"));
const found = [];
for (const version of ["CYPHER 5", "CYPHER 25"]) {
  for (const [name, text] of Object.entries(texts)) {
    // Which parameters there are is for the tests on a real server to tell.
    const named = [...text.matchAll(/\$(\w+)/g)].map(([, parameter]) => [parameter, null]);
    const { diagnostics } = lintCypherQuery(text, {
      defaultLanguage: version,
      parameters: Object.fromEntries(named),
    });
    for (const { message, range } of diagnostics) {
      found.push({ version, name, line: range.start.line + 1, message });
    }
  }
}
console.log(JSON.stringify(found));
