import { render } from 'preact';
import { connectSocket, connectWindow } from './connect.js';
import { LogContext } from './context.js';
import { listenToKeys } from './keyboard.js';
import { Log } from './log.js';
import { Page } from './Page.js';
import './viewer.css';
import './events.css';
import './machine.css';
import './detail.css';
import './narrow.css';

const root = document.getElementById('app');
if (!root) throw new Error('This page is not the viewer.');
const log = new Log();
// A page that shows a session of its own says so; otherwise the server behind this one has it.
if (new URLSearchParams(location.search).get('via') === 'window') connectWindow(log);
else connectSocket(log, `${location.host}${new URL('ws', location.href).pathname}`);
listenToKeys(document, log);
render(
  <LogContext.Provider value={log}>
    <Page />
  </LogContext.Provider>,
  root,
);
