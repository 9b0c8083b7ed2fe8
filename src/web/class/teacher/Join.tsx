import { addressOf, bareAddress } from '../address.js';
import { usePage, useView, useWords } from '../context.js';
import { QrCode } from '../parts/QrCode.js';
import { useAct, useTeaching } from './use.js';

/** How students come, and the wall. */
export function Join() {
  const { link } = usePage();
  const teaching = useTeaching();
  const { code, ended } = useView().class;
  const wall = link.wall.value;
  return (
    <section class="card join" aria-labelledby="join-title">
      <h2 id="join-title">{ended ? teaching.wall : teaching.joinTitle}</h2>
      {!ended && <Ways />}
      {wall !== undefined && (
        <p>
          <a class="button text" href={addressOf('wall', `${code}.${wall}`)} target="_blank" rel="noreferrer">
            {teaching.openWall}
          </a>{' '}
          <span class="hint">{teaching.openWallHint}</span>
        </p>
      )}
    </section>
  );
}

function Ways() {
  const words = useWords();
  const teaching = useTeaching();
  const act = useAct();
  const { code, locked } = useView().class;
  const here = ['localhost', '127.0.0.1'].includes(location.hostname);
  return (
    <>
      <div class="join-ways">
        <QrCode text={addressOf('', code)} label={words.qr(code)} />
        <div>
          <p class="join-address">
            <bdi dir="ltr">{bareAddress()}</bdi>
          </p>
          <p class="join-code" dir="ltr">
            {code}
          </p>
          <button type="button" class="button text" onClick={() => act({ do: 'lock', locked: !locked })}>
            {locked ? teaching.unlock : teaching.lock}
          </button>
          {locked && <p class="wrong">{teaching.locked}</p>}
        </div>
      </div>
      {here && <p class="hint">{teaching.onlyHere}</p>}
    </>
  );
}
