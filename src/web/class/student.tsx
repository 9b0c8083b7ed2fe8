import { effect } from '@preact/signals';
import { render } from 'preact';
import type { Hello } from '../../class/index.js';
import { type Came, deviceOf, outboxOf, readAddress, showCode } from './address.js';
import { makeLink } from './link.js';
import { makeLook } from './look.js';
import { start } from './start.js';
import { CodeForm } from './student/CodeForm.js';
import { prose } from './student/prose.js';
import { Student } from './student/Student.js';
import './student.css';

const look = makeLook(document);

/** Joins a class, or comes back to it: the secret of the device says who that is. */
function enter(came: Came): void {
  const { code, secret: ticket } = came;
  const device = deviceOf(came);
  let name: string | undefined;
  const hello = (): Hello => ({
    ...{ v: 1, type: 'hello', as: 'student', code, device },
    ...(name !== undefined && { name }),
    ...(ticket !== undefined && { ticket }),
  });
  const link = makeLink(hello, outboxOf(code));
  // A ticket stays in the address until it has been used, so that a reload loses no place.
  effect(() => {
    if (link.view.value) showCode(code);
  });
  start(
    { link, look, prose },
    <Student
      code={code}
      join={(wanted) => {
        name = wanted;
        link.retry();
      }}
      leave={() => {
        history.replaceState(null, '', location.pathname);
        location.reload();
      }}
    />,
  );
}

const came = readAddress(location.hash);
const root = document.getElementById('app');
if (came) enter(came);
else if (root)
  render(
    <CodeForm
      look={look}
      enter={(code) => {
        // In the address, so that a reload needs no typing.
        showCode(code);
        enter({ code, secret: undefined });
      }}
    />,
    root,
  );
// Another code in the address is another class.
addEventListener('hashchange', () => location.reload());
