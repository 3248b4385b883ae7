/* Does in Firefox what somebody would do: argv is the browser's file, each line of stdin a scenario [[verb, …arguments], …], a
   verb being a method of Puppeteer's page or `press` for a key; the line of stdout that answers it is {seen}, what each `evaluate`
   gave, or {trouble}. Each scenario has a tab that knows nothing of the others. Led by WebDriver BiDi. */
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: process.argv[2],
  headless: true,
  defaultViewport: { width: 1280, height: 900 },
});

async function play(acts) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const seen = [];
    for (const [verb, ...given] of acts) {
      const gave = verb === "press" ? await page.keyboard.press(...given) : await page[verb](...given);
      if (verb === "evaluate") seen.push(gave);
    }
    return { seen };
  } catch (error) {
    return { trouble: error.stack };
  } finally {
    await context.close();
  }
}

try {
  for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await play(JSON.parse(line))));
} finally {
  await browser.close();
}
