import { execFileSync } from 'node:child_process';

/** The tests of the command line run what was built, so it must be what is in src. */
export default function build(): void {
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit', shell: process.platform === 'win32' });
}
