// Reads a JSON list of HTML files and answers with html-validate's findings of each, in its standard preset.
import { HtmlValidate } from "html-validate";

const htmlvalidate = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });
const answers = {};
for (const file of JSON.parse(await new Response(process.stdin).text())) {
  const report = await htmlvalidate.validateFile(file);
  answers[file] = report.results
    .flatMap((result) => result.messages)
    .map(({ ruleId, selector, message }) => ({ rule: ruleId, selector, message }));
}
process.stdout.write(JSON.stringify(answers));
