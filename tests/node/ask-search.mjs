/* Asks the site's search without a browser: stdin is {source, folder, asked: [[typed, options], …], isFresh}, stdout is a list of
   {answer, files, bytes, milliseconds}: what was answered, what was read for it (bytes as gzip makes them), and the processor's
   time once the files were there. With `isFresh` every question is the first one of a visit; with `isAtOnce` none waits for the answer to
   the one before. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

const { source, folder, asked, isFresh, isAtOnce } = JSON.parse(readFileSync(0, "utf8"));
const script = new vm.Script(source);

function visit() {
  const read = [];
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
          read.push([element.src, gzipSync(text).length]);
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
  process.stdout.write(JSON.stringify(all.map((answer) => ({ answer, files: [], bytes: 0, milliseconds: 0 }))));
  process.exit(0);
}
const answers = [];
let here = visit();
for (const [typed, options] of asked) {
  if (isFresh) here = visit();
  await here.search.ready("");
  const answer = await here.search.ask(typed, options ?? {});
  const started = process.cpuUsage();
  if (!isFresh) await here.search.ask(typed, options ?? {});
  answers.push({
    answer,
    files: here.read.map(([name]) => name),
    bytes: here.read.reduce((sum, [, size]) => sum + size, 0),
    milliseconds: Object.values(process.cpuUsage(started)).reduce((sum, one) => sum + one / 1000, 0),
  });
}
process.stdout.write(JSON.stringify(answers));
