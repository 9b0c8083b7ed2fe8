import { Actors } from './Actors.js';
import { Acts } from './Acts.js';
import { useLog, useWords } from './context.js';
import { Detail } from './Detail.js';
import { Events } from './Events.js';
import { Header } from './Header.js';
import { Machine } from './Machine.js';

/** The whole viewer. */
export function Page() {
  const words = useWords();
  const log = useLog();
  const notice = log.notice.value;
  return (
    <>
      <a class="skip" href="#events">
        {words.skip}
      </a>
      <Header />
      <main class="viewer">
        <Actors />
        <Events />
        <Machine />
        <Detail />
        <Acts />
      </main>
      <div class="notices" role="status">
        {notice !== '' && (
          <div class="notice problem">
            <p>{notice}</p>
            <button
              type="button"
              class="button text"
              onClick={() => {
                log.notice.value = '';
              }}
            >
              {words.dismiss}
            </button>
          </div>
        )}
      </div>
    </>
  );
}
