/* Asks sites' searches without a browser: each line of stdin is a visit {source, folder, asked: [[typed, options], …], isFresh,
   isWeighed, isAtOnce}, and the line of stdout that answers it a list of {answer, bytes}: what was answered, and with `isWeighed`
   how much was read so far, as gzip makes it. With `isFresh` every question is the first one of a visit of its own; with
   `isAtOnce` none waits for the answer to the one before. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

const compiled = new Map();

function scriptOf(source) {
  if (!compiled.has(source)) compiled.set(source, new vm.Script(source));
  return compiled.get(source);
}

function visit({ source, folder, isWeighed }) {
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
  scriptOf(source).runInContext(context);
  return { search: window.playpress.search, read };
}

async function answers(question) {
  const { asked, isFresh, isAtOnce } = question;
  let here = visit(question);
  if (isAtOnce) {
    await here.search.ready("");
    const all = await Promise.all(asked.map(([typed, options]) => here.search.ask(typed, options)));
    return all.map((answer) => ({ answer, bytes: 0 }));
  }
  const found = [];
  for (const [typed, options] of asked) {
    if (isFresh) here = visit(question);
    await here.search.ready("");
    found.push({ answer: await here.search.ask(typed, options ?? {}), bytes: here.read.bytes });
  }
  return found;
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await answers(JSON.parse(line))));
