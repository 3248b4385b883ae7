/* Does in Firefox what somebody would do: stdin is {firefox, size, acts: [[verb, …arguments], …]}, a verb being a method of
   Puppeteer's page or `press` for a key; stdout is a list of what each `evaluate` gave. Led by WebDriver BiDi. */
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const { firefox, size, acts } = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true, defaultViewport: size });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  const seen = [];
  for (const [verb, ...given] of acts) {
    const gave = verb === "press" ? await page.keyboard.press(...given) : await page[verb](...given);
    if (verb === "evaluate") seen.push(gave);
  }
  process.stdout.write(JSON.stringify(seen));
} finally {
  await browser.close();
}
