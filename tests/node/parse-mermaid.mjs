// Reads a JSON list of diagrams and answers for each with its kind, or with what mermaid's own parser finds wrong.
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
Object.assign(globalThis, { window, document: window.document });

const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false });

const answers = [];
for (const diagram of JSON.parse(await new Response(process.stdin).text())) {
  try {
    const { diagramType } = await mermaid.parse(diagram);
    answers.push({ kind: diagramType, error: null });
  } catch (problem) {
    answers.push({ kind: null, error: problem.message });
  }
}
process.stdout.write(JSON.stringify(answers));
