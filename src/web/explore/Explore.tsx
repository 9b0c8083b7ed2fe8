import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useApp } from '../state/context.js';
import { Ask } from './Ask.js';
import { Claim } from './Claim.js';
import { Decisive } from './Decisive.js';
import { explorerOf } from './explorer.js';
import { Heat } from './Heat.js';
import { Luck } from './Luck.js';
import { OddsTable } from './OddsTable.js';
import { OutcomeMap } from './OutcomeMap.js';
import { Policies } from './Policies.js';
import { RestsOn } from './RestsOn.js';
import { WaysOut } from './WaysOut.js';
import './explore.css';
import './ask.css';
import './odds.css';
import './tornado.css';
import './heat.css';
import './ways.css';
import './claim.css';
import './map.css';
import './rests-on.css';
import './screens.css';

/** Milliseconds that a question stands before it is asked: a number is typed digit by digit. */
const PAUSE = 300;

/** What follows from here: how likely, what decided, and how it could have gone. */
export function Explore() {
  const app = useApp();
  const explorer = explorerOf(app);
  const { projector } = app.settings;
  useSignalEffect(() => {
    // Read, so that another question is asked anew.
    void explorer.question.value;
    const timer = setTimeout(() => explorer.follow(), explorer.findings.peek() ? PAUSE : 0);
    return () => clearTimeout(timer);
  });
  useEffect(() => {
    // What was told of a branch that opened is known by now, and would lie over the answers.
    const { notice } = app.run;
    if (notice.peek()?.kind === 'info' && !notice.peek()?.undo && !notice.peek()?.action) notice.value = undefined;
    return () => explorer.rest();
  }, []);
  const large = projector.value;
  return (
    <div class="explore-parts">
      <div class="explore-column">
        <Ask explorer={explorer} />
        {!large && <RestsOn explorer={explorer} />}
      </div>
      <div class="explore-answers">
        <Luck explorer={explorer} />
        <div class="explore-column">
          <OddsTable explorer={explorer} />
          <Decisive explorer={explorer} />
        </div>
        <div class="explore-column">
          <Heat explorer={explorer} />
          {!large && <Claim explorer={explorer} />}
        </div>
        <Policies explorer={explorer} />
        {!large && <WaysOut explorer={explorer} />}
        {!large && <OutcomeMap explorer={explorer} />}
      </div>
    </div>
  );
}
