import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { asideOf } from '../state/aside.js';
import { builtinFiles } from '../state/builtin.js';
import { type App, useApp, useWords } from '../state/context.js';
import { documentOf } from '../state/keep.js';
import { later } from '../ui/later.js';
import { Menu } from '../ui/Menu.js';
import { AsideDialog } from './AsideDialog.js';
import { HandoutDialog } from './handout/HandoutDialog.js';
import { LinkDialog } from './LinkDialog.js';
import { OpenRunDialog } from './OpenRunDialog.js';
import { tell } from './open-run.js';
import { saveRun } from './save-run.js';
import './take-away.css';

const HtmlDialog = later(() => import('./HtmlDialog.js').then(({ HtmlDialog }) => HtmlDialog));

type Open = 'menu' | 'run' | 'handout' | 'html' | 'aside' | { link: string };

/** The menu of what can be taken away from the page, and brought back to it. */
export function TakeAway() {
  const app = useApp();
  const { takeAway } = useWords();
  const [open, setOpen] = useState<Open | undefined>(undefined);
  app.run.version.value;
  const aside = asideOf(app.run.scenario.id).length;
  const close = () => setOpen(undefined);
  const items: Item[] = [
    {
      label: takeAway.copyLink,
      hint: takeAway.copyLinkHint,
      does: async () => {
        close();
        const shown = await copyLink(app);
        if (shown !== undefined) setOpen({ link: shown });
      },
    },
    {
      label: takeAway.saveRun,
      hint: takeAway.saveRunHint,
      does: () => {
        close();
        void saveRun(app);
      },
    },
    { label: takeAway.openRun, hint: takeAway.openRunHint, does: () => setOpen('run') },
    { label: takeAway.handout, hint: takeAway.handoutHint, does: () => setOpen('handout') },
    { label: takeAway.html, hint: takeAway.htmlHint, does: () => setOpen('html') },
    ...(aside > 0 ? [{ label: takeAway.aside(aside), hint: takeAway.asideHint, does: () => setOpen('aside') }] : []),
  ];
  return (
    <div class="take-away">
      <Menu
        id="take-away-menu"
        label={takeAway.title}
        icon="share"
        open={open === 'menu'}
        setOpen={(wanted) => setOpen(wanted ? 'menu' : undefined)}
      >
        <ul aria-label={takeAway.title}>
          {items.map((item) => (
            <MenuItem key={item.label} hint={item.hint} does={item.does}>
              {item.label}
            </MenuItem>
          ))}
        </ul>
      </Menu>
      {open === 'run' && <OpenRunDialog close={close} />}
      {open === 'handout' && <HandoutDialog close={close} />}
      {open === 'html' && <HtmlDialog close={close} />}
      {open === 'aside' && <AsideDialog close={close} />}
      {typeof open === 'object' && <LinkDialog link={open.link} close={close} />}
    </div>
  );
}

interface Item {
  label: string;
  hint: string;
  does: () => void;
}

function MenuItem({ hint, does, children }: { hint: string; does: () => void; children: ComponentChildren }) {
  return (
    <li>
      <button type="button" onClick={does}>
        <span class="menu-item">{children}</span>
        <span class="hint">{hint}</span>
      </button>
    </li>
  );
}

/** @returns the link where the browser does not let it be copied */
async function copyLink(app: App): Promise<string | undefined> {
  const { takeAway } = app.settings.words.value;
  const { linkTo, MAX_LINK } = await import('./link.js');
  const link = await linkTo(await documentOf(app.run), location.href);
  if (link.length > MAX_LINK) {
    app.run.notice.value = {
      kind: 'problem',
      text: takeAway.linkLong(link.length),
      action: { label: takeAway.saveRun, does: () => void saveRun(app) },
    };
    return undefined;
  }
  try {
    await navigator.clipboard.writeText(link);
  } catch {
    return link;
  }
  const { id, title } = app.run.scenario;
  const where = app.home.served ? takeAway.linkHere : takeAway.linkFromFile;
  const own = (await builtinFiles()).has(id) ? [] : [takeAway.linkOwn(title)];
  tell(app, 'info', takeAway.linkCopied(link.length), where, ...own);
  return undefined;
}
