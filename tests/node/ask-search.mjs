/* Asks the site's search without a browser: stdin is {source, folder, asked: [[typed, options], …], isFresh, isWeighed, isAtOnce},
   stdout is a list of {answer, bytes}: what was answered, and with `isWeighed` how much was read so far, as gzip makes it. With
   `isFresh` every question is the first one of a visit; with `isAtOnce` none waits for the answer to the one before. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

const { source, folder, asked, isFresh, isWeighed, isAtOnce } = JSON.parse(readFileSync(0, "utf8"));
const script = new vm.Script(source);

function visit() {
  const read = { bytes: 0 };
  const window = { setTimeout, console };
  window.window = window;
  window.document = {
    createElement: () => ({ remove() {} }),
    head: {
      append(element) {
        const file = join(folder, element.src);
        setTimeout(() => {
          if (!existsSync(file)) return element.onerror();
          const text = readFileSync(file, "utf8");
          if (isWeighed) read.bytes += gzipSync(text).length;
          vm.runInContext(text, context);
          return element.onload();
        }, 0);
      },
    },
  };
  const context = vm.createContext(window);
  script.runInContext(context);
  return { search: window.playpress.search, read };
}

if (isAtOnce) {
  const { search } = visit();
  await search.ready("");
  const all = await Promise.all(asked.map(([typed, options]) => search.ask(typed, options)));
  process.stdout.write(JSON.stringify(all.map((answer) => ({ answer, bytes: 0 }))));
  process.exit(0);
}
const answers = [];
let here = visit();
for (const [typed, options] of asked) {
  if (isFresh) here = visit();
  await here.search.ready("");
  answers.push({ answer: await here.search.ask(typed, options ?? {}), bytes: here.read.bytes });
}
process.stdout.write(JSON.stringify(answers));
