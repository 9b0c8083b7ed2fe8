import { z } from 'zod';
import {
  ClientMessageSchema,
  EntrySchema,
  ServerActSchema,
  StudentActSchema,
  TeacherActSchema,
} from '../src/class/index.js';
import { NOTE, type Schema, tableOf } from './schema-tables.js';

/** docs/class-messages.md: what pages of a class send, and what its log holds. */
export function classReference(): string {
  return `${NOTE}
# The messages of a class

What a page sends over its WebSocket, as JSON, and what the log of a class holds. What a server answers is in [class.md](class.md). Texts are plain, on one line.

${messages()}
## Acts of a student

${acts(StudentActSchema)}
## Acts of a teacher

${acts(TeacherActSchema)}
## Acts of the server

They are in the log alone.

${acts(ServerActSchema)}
## The log

An entry; \`act\` is one of the above.
${tableOf(schemaOf(EntrySchema))}`;
}

/** A section for each message of a page. */
function messages(): string {
  const flat = (schema: Schema & { oneOf?: Schema[] }): Schema[] =>
    (schema.oneOf ?? schema.anyOf)?.flatMap(flat) ?? [schema];
  return flat(schemaOf(ClientMessageSchema))
    .map((schema) => {
      const { type, as } = schema.properties ?? {};
      return `## ${type?.const}${as?.const ? ` of a ${as.const}` : ''}\n\n${schema.description ?? ''}\n${tableOf(schema)}`;
    })
    .join('\n');
}

function acts(schema: z.ZodType): string {
  const { oneOf = [] } = schemaOf(schema) as { oneOf?: Schema[] };
  return oneOf.map((act) => `### ${act.properties?.do?.const}\n\n${act.description ?? ''}\n${tableOf(act)}`).join('\n');
}

function schemaOf(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input' }) as Schema;
}
