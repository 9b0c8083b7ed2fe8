import { useState } from 'preact/hooks';
import { QrCode } from '../parts/QrCode.js';
import { useTeaching } from './use.js';

/** A link that somebody else opens: to be copied, or read by a phone. */
export function SecretLink({ address, hint }: { address: string; hint: string }) {
  const teaching = useTeaching();
  const [copied, setCopied] = useState(false);
  return (
    <div class="secret-link">
      <p class="hint">{hint}</p>
      <QrCode text={address} label={hint} />
      <label class="field">
        <span>{teaching.link}</span>
        <input type="text" readOnly dir="ltr" value={address} onFocus={(event) => event.currentTarget.select()} />
      </label>
      {/* Browsers let a page write there only where it came safely: over http in a school the field is copied by hand. */}
      {navigator.clipboard && (
        <button
          type="button"
          class="button text"
          onClick={() => {
            navigator.clipboard.writeText(address).then(
              () => setCopied(true),
              () => {},
            );
          }}
        >
          {teaching.copy}
        </button>
      )}
      <span role="status">{copied && teaching.copied}</span>
    </div>
  );
}
