import { useState } from 'preact/hooks';
import { download } from '../../ui/files.js';
import { useHeldFocus } from '../../ui/hold-focus.js';
import { addressOf, pageAddress } from '../address.js';
import { usePage, useView } from '../context.js';
import { SecretLink } from './Link.js';
import { useAct, useTeaching } from './use.js';

const TYPES = { run: 'application/json', csv: 'text/csv', debrief: 'application/json' } as const;

/** Ending, taking away, teaching from elsewhere, deleting. */
export function TakeAway({ secret }: { secret: string }) {
  const { link } = usePage();
  const teaching = useTeaching();
  const act = useAct();
  const { class: klass, round } = useView();
  const key = link.page.value;
  const [shown, setShown] = useState(false);
  const [failed, setFailed] = useState(false);
  const take = async (what: keyof typeof TYPES) => {
    setFailed(false);
    try {
      const file = await link.ask({ type: 'take-away', what });
      if (file.type === 'file') download(file.name, file.text, TYPES[what]);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <section class="card no-print" aria-labelledby="away-title">
        <h2 id="away-title">{teaching.takeAway}</h2>
        {key !== undefined && (
          <p>
            <a class="button text" href={pageAddress(klass.code, key)} target="_blank" rel="noreferrer">
              {teaching.openPage}
            </a>{' '}
            <span class="hint">{teaching.openPageHint}</span>
          </p>
        )}
        <p class="actions">
          <button type="button" class="button text" onClick={() => take('run')}>
            {teaching.run}
          </button>
          <button type="button" class="button text" onClick={() => take('csv')}>
            {teaching.csv}
          </button>
          {klass.ended && (
            <button type="button" class="button text" onClick={() => take('debrief')}>
              {teaching.debriefFile}
            </button>
          )}
        </p>
        <p role="alert" class="wrong">
          {failed && teaching.failed}
        </p>
        {!klass.ended && (
          <p>
            <button
              type="button"
              class="button text"
              disabled={round?.status === 'open'}
              onClick={() => act({ do: 'end' })}
            >
              {teaching.end}
            </button>{' '}
            <span class="hint">{teaching.endHint}</span>
          </p>
        )}
      </section>
      <section class="card no-print" aria-labelledby="move-title">
        <h2 id="move-title">{teaching.moveDevice}</h2>
        <button type="button" class="button text" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? teaching.hideLink : teaching.showLink}
        </button>
        {shown && <SecretLink address={addressOf('teacher', `${klass.code}.${secret}`)} hint={teaching.moveHint} />}
      </section>
      <Forget failed={setFailed} />
    </>
  );
}

/** Deletes the class, for those who mean it. */
function Forget({ failed }: { failed: (failed: boolean) => void }) {
  const { link } = usePage();
  const teaching = useTeaching();
  const [sure, setSure] = useState(false);
  const part = useHeldFocus<HTMLElement>();
  return (
    <section class="card no-print part" ref={part} tabIndex={-1} aria-labelledby="forget-title">
      <h2 id="forget-title">{teaching.forget}</h2>
      <p class="hint">{teaching.forgetHint}</p>
      {sure ? (
        <p class="actions" role="alert">
          <button
            type="button"
            class="button text danger"
            onClick={() => {
              failed(false);
              link.ask({ type: 'forget' }).catch(() => failed(true));
            }}
          >
            {teaching.forgetSure}
          </button>
          <button type="button" class="button text" onClick={() => setSure(false)}>
            {teaching.cancel}
          </button>
        </p>
      ) : (
        <button type="button" class="button text" onClick={() => setSure(true)}>
          {teaching.forget}
        </button>
      )}
    </section>
  );
}
