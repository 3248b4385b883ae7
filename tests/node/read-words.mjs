/* Reads texts as the site's search reads what is typed: stdin is {source, texts}, stdout a list of the words of each text. */
import { readFileSync } from "node:fs";
import vm from "node:vm";

const { source, texts } = JSON.parse(readFileSync(0, "utf8"));
const window = {};
window.window = window;
vm.runInContext(source, vm.createContext(window));
process.stdout.write(JSON.stringify(texts.map((text) => window.playpress.search.words(text))));
