/** Finds and starts a Chromium for tests, benchmarks and screenshots. Nothing is downloaded but Debian's own package. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const HINT =
  'Install Chrome or Chromium, or say where one is with OFFRAMP_BROWSER=/path/to/chrome, and run this again.';

const PLACES: Record<string, readonly string[]> = {
  linux: [
    // Draws the same, and takes half the time of the whole browser, which these never show.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Quiet and offline: without these a fresh Chromium asks its maker's servers for updates. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * Path of a Chromium: what OFFRAMP_BROWSER or CHROME_PATH says, else an installed one, else on Debian
 * and as root the distribution's package, installed now.
 *
 * @throws Error that says what to do where there is none
 */
export function findBrowser(): string {
  for (const name of ['OFFRAMP_BROWSER', 'CHROME_PATH']) {
    const path = process.env[name];
    if (!path) continue;
    if (existsSync(path)) return path;
    throw new Error(`${name} is set to ${path}, but there is no such file. ${HINT}`);
  }
  const installed = () => (PLACES[process.platform] ?? []).find((path) => existsSync(path));
  const found = installed() ?? (installOnDebian() ? installed() : undefined);
  if (!found) throw new Error(`No browser was found for the tests that need one. ${HINT}`);
  return found;
}

function installOnDebian(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  if (!/^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))) return false;
  console.error('Installing Debian’s package of Chromium for the browser tests …');
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const install = (browser: string) =>
    apt('install', '-y', '-qq', '--no-install-recommends', browser, 'fonts-noto-core');
  // The shell draws the same with a quarter less work, but older systems have only the whole browser.
  return apt('update', '-qq') && (install('chromium-headless-shell') || install('chromium'));
}

const launching = (flags: readonly string[] = []) => ({
  executablePath: findBrowser(),
  args: [...FLAGS, ...flags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  headless: true,
});

/**
 * Starts a browser for many contexts, each of which has nothing kept of another; it ends with this process.
 *
 * @param flags of its own, beside those of all
 */
export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch(launching(flags));
}

export type PageOptions = Parameters<typeof chromium.launchPersistentContext>[1];

/**
 * Starts a browser with an empty profile.
 *
 * @returns its context, and how to end it and throw the profile away
 */
export async function startBrowser(options: PageOptions = {}): Promise<{
  context: BrowserContext;
  stop: () => Promise<void>;
}> {
  const profile = mkdtempSync(join(tmpdir(), 'offramp-browser-'));
  const context = await chromium.launchPersistentContext(profile, { ...launching(), ...options });
  const stop = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { context, stop };
}
