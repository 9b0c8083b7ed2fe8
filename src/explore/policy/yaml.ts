import { Document, isCollection } from 'yaml';
import type { Policy } from './schema.js';

/** A policy as the text of a YAML file, which loadPolicy reads as the same policy. */
export function policyYaml(policy: Policy): string {
  const document = new Document(policy, { aliasDuplicateObjects: false });
  const lines = [
    ['turns'],
    ['classes'],
    ['moves'],
    ...(policy.rules ?? []).map((_, index) => ['rules', index, 'when']),
  ];
  for (const path of lines) {
    const node = document.getIn(path, true);
    if (isCollection(node)) node.flow = true;
  }
  return document.toString({ lineWidth: 120 });
}
