import type { MoveClass } from './limits.js';

/**
 * CAMEO event codes that a crisis uses, each with the Goldstein conflict-cooperation value, -10 to +10, that the GDELT
 * project publishes for it (CAMEO.eventcodes.txt, CAMEO.goldsteinscale.txt) and its label. Scale: J. Goldstein, “A
 * Conflict-Cooperation Scale for WEIS Events Data”, Journal of Conflict Resolution 36(2), 1992.
 */
const TABLE = `
010 0 Make statement
013 0.4 Make optimistic comment
015 0 Acknowledge or claim responsibility
016 -2 Deny responsibility
018 3.4 Make empathetic comment
019 3.4 Express accord
020 3 Appeal
022 3.2 Appeal for diplomatic cooperation
0256 -0.3 Appeal for de-escalation of military engagement
026 4 Appeal to others to meet or negotiate
027 4 Appeal to others to settle dispute
028 4 Appeal to others to engage in or accept mediation
030 4 Express intent to cooperate
0312 5.2 Express intent to cooperate militarily
0314 5.2 Express intent to cooperate on intelligence
032 4.5 Express intent to provide diplomatic cooperation
0356 7 Express intent to de-escalate military engagement
036 4 Express intent to meet or negotiate
037 5 Express intent to settle dispute
038 7 Express intent to accept mediation
039 5 Express intent to mediate
040 1 Consult
041 1 Discuss by telephone
042 1.9 Make a visit
043 2.8 Host a visit
044 2.5 Meet at a third location
045 5 Mediate
046 7 Engage in negotiation
050 3.5 Engage in diplomatic cooperation
051 3.4 Praise or endorse
054 6 Grant diplomatic recognition
055 7 Apologize
056 7 Forgive
057 8 Sign formal agreement
060 6 Engage in material cooperation
062 7.4 Cooperate militarily
064 7 Share intelligence or information
070 7 Provide aid
0841 7 Return, release person(s)
085 7 Ease economic sanctions, boycott, embargo
0861 9 Receive deployment of peacekeepers
087 9 De-escalate military engagement
0871 9 Declare truce, ceasefire
0873 9 Demobilize armed forces
0874 10 Retreat or surrender militarily
093 -2 Investigate military action
100 -5 Demand
101 -5 Demand information, investigation
1056 -5 Demand de-escalation of military engagement
107 -5 Demand ceasefire
108 -5 Demand meeting, negotiation
111 -2 Criticize or denounce
112 -2 Accuse
1123 -2 Accuse of aggression
114 -2 Complain officially
120 -4 Reject
1246 -4 Refuse to de-escalate military engagement
125 -5 Reject proposal to meet, discuss, or negotiate
126 -5 Reject mediation
130 -4.4 Threaten
1312 -5.8 Threaten to boycott, embargo, or sanction
1313 -5.8 Threaten to reduce or break relations
134 -5.8 Threaten to halt negotiations
138 -7 Threaten to use military force
139 -7 Give ultimatum
144 -7.5 Obstruct passage, block
150 -7.2 Demonstrate military or police power
152 -7.2 Increase military alert status
154 -7.2 Mobilize or increase armed forces
160 -4 Reduce relations
161 -4 Reduce or break diplomatic relations
162 -5.6 Reduce or stop material aid
163 -8 Impose embargo, boycott, or sanctions
164 -7 Halt negotiations
165 -6.5 Halt mediation
171 -9.2 Seize or damage property
173 -5 Arrest, detain, or charge with legal action
174 -5 Expel or deport individuals
183 -10 Conduct suicide, car, or other non-military bombing
186 -10 Assassinate
190 -10 Use conventional military force
191 -9.5 Impose blockade, restrict movement
192 -9.5 Occupy territory
193 -10 Fight with small arms and light weapons
194 -10 Fight with artillery and tanks
195 -10 Employ aerial weapons
196 -9.5 Violate ceasefire
`;

/** What is known of an event code. */
export interface Cameo {
  /** Goldstein value, -10 to +10. */
  goldstein: number;
  /** What the code stands for. */
  label: string;
}

/** Every code that is known. */
export const CAMEO: ReadonlyMap<string, Cameo> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [code = '', value = '0', ...label] = line.split(' ');
      return [code, { goldstein: Number(value), label: label.join(' ') }];
    }),
);

/** The family of a code, by its first two digits. Offramp's own reading of the CAMEO root codes. */
export function classOf(code: string): MoveClass {
  const root = Number(code.slice(0, 2));
  if (root >= 18) return 'force';
  if (root === 13 || root === 15 || root === 17) return 'coercion';
  if (root >= 9) return 'protest';
  return root <= 2 ? 'words' : 'accommodation';
}
