/* Reads texts as the site's search reads what is typed: each line of stdin is {source, texts}, and the line of stdout that answers
   it a list of the words of each text. */
import { createInterface } from "node:readline";
import vm from "node:vm";

for await (const line of createInterface({ input: process.stdin })) {
  const { source, texts } = JSON.parse(line);
  const window = {};
  window.window = window;
  vm.runInContext(source, vm.createContext(window));
  console.log(JSON.stringify(texts.map((text) => window.playpress.search.words(text))));
}
