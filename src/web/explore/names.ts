import type { Policy } from '../../explore/policy/schema.js';
import type { Words } from '../words/index.js';

/** What a policy is called, and whether its weights were changed on the page. */
export function policyName(policy: Policy, base: Policy, explore: Words['explore']): string {
  const title = explore.policyTitle(base);
  return policy === base ? title : explore.changed(title);
}

/** What an outcome is called, or that there is none. */
export function endName(name: string, { crisis, explore }: Words): string {
  return name === 'never' ? explore.never : (crisis.phase[name as keyof typeof crisis.phase] ?? name);
}
