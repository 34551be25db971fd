import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, launch } from 'puppeteer-core';

/** Where Debian's package has it; scripts/install-chromium.sh installs it. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** A browser, and what ends it. */
export interface Started {
  readonly browser: Browser;
  readonly stop: () => Promise<void>;
}

/** Starts a headless Chromium that reaches no network. */
export async function startBrowser(): Promise<Started> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'chromium-'));
  const browser = await launch({
    executablePath: CHROMIUM,
    userDataDir,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND'],
  });
  return {
    browser,
    stop: async () => {
      await browser.close();
      rmSync(userDataDir, { recursive: true, force: true });
    },
  };
}
