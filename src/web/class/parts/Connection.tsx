import { usePage } from '../context.js';

/** Says at once and large that a connection is lost; nothing while there is one. */
export function Connection() {
  const { link, look } = usePage();
  const words = look.words.value;
  const lost = link.state.value === 'lost';
  return (
    <div role="alert" class="connection" data-lost={lost}>
      {lost && (
        <>
          <strong>{words.lost}</strong>
          <span>{words.lostKept(link.waiting.value.length)}</span>
        </>
      )}
    </div>
  );
}

/** What the server refused, in words. */
export function Problem() {
  const { link, look } = usePage();
  const words = look.words.value;
  const problem = link.problem.value?.refused;
  return (
    <div role="alert" class="problem" hidden={!problem}>
      {problem && (
        <>
          <span dir="auto">{words.refused[problem.code] ?? problem.reason}</span>
          <button type="button" class="button text" onClick={link.dismiss}>
            {words.dismiss}
          </button>
        </>
      )}
    </div>
  );
}
