/** The guards and actions of every model, as a file on plain XState has them. `holds` says what evaluate.ts says. */
export const MECHANICS = `type Value = string | number;
type Relative = 'actor' | 'rival' | 'target';
/** A condition as plain data; with \`who\` it reads the variable of whoever makes the move, of their rival or of the target. */
type Condition =
  | { type: 'compare'; params: { of: string; who?: Relative; op: '=' | '!=' | '<' | '<=' | '>' | '>='; value: Value } }
  | { type: 'among'; params: { of: string; who?: Relative; values: readonly Value[] } }
  | { type: 'has'; params: { of: string; role: string } }
  | { type: 'not'; params: { guard: Condition } }
  | { type: 'all'; params: { guards: readonly Condition[] } }
  | { type: 'any'; params: { guards: readonly Condition[] } }
  | { type: 'named'; params: { name: string; guard: Condition } };
type Params<T extends Condition['type']> = Extract<Condition, { type: T }>['params'];
/** A deadline that passes says nothing of anybody. */
type Concerned = { by?: string; target?: string };
type Event = Move | Signal;
type Args = { context: Context; event: Event };

const isRelative = (word: unknown): word is Relative => word === 'actor' || word === 'rival' || word === 'target';

/** Whoever a word stands for; a role stands for itself. */
function roleFor(word: string, { by, target }: Concerned): string | undefined {
  const rival = by === undefined ? undefined : RIVALS[by];
  if (word === 'actor') return by;
  if (word === 'rival') return rival;
  if (word === 'target') return target ?? rival;
  return word;
}

/** The variable behind one that each role has. */
function fieldFor(of: string, who: Relative | undefined, event: Concerned): string | undefined {
  if (who === undefined) return of;
  const role = roleFor(who, event);
  return role === undefined ? undefined : EACH[of]?.[role];
}

/** What is read; whoever has no such variable has its lowest value. */
function read(of: string, who: Relative | undefined, context: Context, event: Concerned): Value {
  if (isRelative(of)) return roleFor(of, event) ?? 'none';
  const field = fieldFor(of, who, event);
  if (field !== undefined) return context[field as keyof Context] ?? 'none';
  const [some] = Object.values(EACH[of] ?? {});
  return some === undefined ? 'none' : (BOUNDS[some]?.[0] ?? 'none');
}

function bitsOf(set: string, context: Context): number {
  return SETS[set]?.values.indexOf(context[set as keyof Context]) ?? 0;
}

function bitOf(set: string, role: string, event: Concerned): number {
  const place = SETS[set]?.roles.indexOf(roleFor(role, event) ?? '') ?? -1;
  return place < 0 ? 0 : 1 << place;
}

/** Whether a condition holds. */
function holds(condition: Condition | undefined, context: Context, event: Concerned): boolean {
  switch (condition?.type) {
    case undefined:
      return true;
    case 'compare': {
      const { of, who, op, value } = condition.params;
      const found = read(of, who, context, event);
      const wanted = isRelative(value) ? (roleFor(value, event) ?? 'nobody') : value;
      if (op === '=') return found === wanted;
      if (op === '!=') return found !== wanted;
      if (op === '<') return found < wanted;
      if (op === '<=') return found <= wanted;
      return op === '>' ? found > wanted : found >= wanted;
    }
    case 'among': {
      const found = read(condition.params.of, condition.params.who, context, event);
      return condition.params.values.some((value) => (isRelative(value) ? roleFor(value, event) : value) === found);
    }
    case 'has':
      return (bitsOf(condition.params.of, context) & bitOf(condition.params.of, condition.params.role, event)) !== 0;
    case 'not':
      return !holds(condition.params.guard, context, event);
    case 'named':
      return holds(condition.params.guard, context, event);
    case 'all':
      return condition.params.guards.every((guard) => holds(guard, context, event));
    case 'any':
      return condition.params.guards.some((guard) => holds(guard, context, event));
  }
}

/** A set with a role in it, or out of it. */
function withRole({ context, event }: Args, of: string, role: string, add: boolean): Partial<Context> {
  const bit = bitOf(of, role, event);
  const bits = bitsOf(of, context);
  return { [of]: SETS[of]?.values[add ? bits | bit : bits & ~bit] } as Partial<Context>;
}
`;

/** A signal concerns whom the event concerns that it follows from. */
export const SIGNALS = `
/** A signal concerns whom the event concerns that it follows from. */
function said(type: Signal['type'], { by, target }: Concerned): Signal {
  return { type, by, target } as Signal;
}
`;

/** The actions of a machine: what changes its context. */
export const CHANGES = `    /** Does nothing: XState takes a transition for no answer that has neither a target nor an action. */
    note: () => {},
    /** Raises or lowers a number within its bounds. */
    shift: assign(({ context, event }, { of, who, by, if: when }: { of: string; who?: Relative; by: number; if?: Condition }) => {
      const field = fieldFor(of, who, event);
      if (field === undefined || !holds(when, context, event)) return {};
      const [low, high] = BOUNDS[field] ?? [0, 0];
      return { [field]: Math.min(high, Math.max(low, Number(context[field as keyof Context]) + by)) } as Partial<Context>;
    }),
    /** Sets a variable; a role may be whoever a word stands for. */
    set: assign(({ context, event }, { of, who, to, if: when }: { of: string; who?: Relative; to: Value; if?: Condition }) => {
      const field = fieldFor(of, who, event);
      if (field === undefined || !holds(when, context, event)) return {};
      const value = isRelative(to) ? roleFor(to, event) : to;
      const possible = value !== undefined && (VALUES[field]?.includes(value) ?? typeof value === 'number');
      return (possible ? { [field]: value } : {}) as Partial<Context>;
    }),
    /** Puts a role into a set. */
    include: assign((args, { of, role, if: when }: { of: string; role: string; if?: Condition }) =>
      holds(when, args.context, args.event) ? withRole(args, of, role, true) : {},
    ),
    /** Takes a role out of a set. */
    exclude: assign((args, { of, role, if: when }: { of: string; role: string; if?: Condition }) =>
      holds(when, args.context, args.event) ? withRole(args, of, role, false) : {},
    ),`;

/** The actions by which one region tells the others. */
export const RAISES = `    /** Tells the other regions. */
    raise: raise(({ event }, { signal }: { signal: Signal['type'] }) => said(signal, event)),`;

/** The same where a condition holds. */
export const RAISES_IF = `    /** Tells them where something holds. What else the machine can do is no business of this action: any. */
    raiseIf: enqueueActions<Context, Event, { signal: Signal['type']; if: Condition }, Event, never, any, never, never, any>(
      ({ context, event, enqueue }, { signal, if: when }) => {
        if (holds(when, context, event)) enqueue.raise(said(signal, event));
      },
    ),`;
