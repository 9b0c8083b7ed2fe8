import { execFileSync } from 'node:child_process';
import { findBrowser } from '../../scripts/browser.js';

/**
 * Before all tests: builds what is in src unless that was built already, since the tests of the command line
 * and the page run what was built; and sees to a browser once, before several tests ask for it side by side.
 */
export default function build(): void {
  execFileSync('npm', ['run', 'build', '--silent', '--', '--if-stale'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  try {
    findBrowser();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nThe tests in tests/web will fail.`);
  }
}
