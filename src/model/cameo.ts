import type { MoveClass } from './limits.js';

/**
 * CAMEO event codes that crises use (of those of domestic politics, not every last digit), each with the Goldstein
 * conflict-cooperation value, -10 to +10, that the GDELT project publishes for it (CAMEO.eventcodes.txt,
 * CAMEO.goldsteinscale.txt) and its label. Scale: J. Goldstein, “A Conflict-Cooperation Scale for WEIS Events Data”,
 * Journal of Conflict Resolution 36(2), 1992.
 */
const TABLE = `
010 0 Make statement
011 -0.1 Decline comment
012 -0.4 Make pessimistic comment
013 0.4 Make optimistic comment
014 0 Consider policy option
015 0 Acknowledge or claim responsibility
016 -2 Deny responsibility
017 0 Engage in symbolic act
018 3.4 Make empathetic comment
019 3.4 Express accord
020 3 Appeal
021 3.4 Appeal for material cooperation
022 3.2 Appeal for diplomatic cooperation
023 3.4 Appeal for aid
0233 3.4 Appeal for humanitarian aid
0234 3.4 Appeal for military protection or peacekeeping
024 -0.3 Appeal for political reform
025 -0.3 Appeal to yield
0253 -0.3 Appeal for release of persons or property
0254 -0.3 Appeal for easing of economic sanctions, boycott, or embargo
0256 -0.3 Appeal for de-escalation of military engagement
026 4 Appeal to others to meet or negotiate
027 4 Appeal to others to settle dispute
028 4 Appeal to others to engage in or accept mediation
030 4 Express intent to cooperate
031 5.2 Express intent to engage in material cooperation
0312 5.2 Express intent to cooperate militarily
0314 5.2 Express intent to cooperate on intelligence
032 4.5 Express intent to provide diplomatic cooperation
033 5.2 Express intent to provide material aid
0331 5.2 Express intent to provide economic aid
0332 5.2 Express intent to provide military aid
0333 5.2 Express intent to provide humanitarian aid
0334 6 Express intent to provide military protection or peacekeeping
034 7 Express intent to institute political reform
035 7 Express intent to yield
0353 7 Express intent to release persons or property
0354 7 Express intent to ease economic sanctions, boycott, or embargo
0355 7 Express intent to allow international involvement
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
052 3.5 Defend verbally
053 3.8 Rally support on behalf of
054 6 Grant diplomatic recognition
055 7 Apologize
056 7 Forgive
057 8 Sign formal agreement
060 6 Engage in material cooperation
061 6.4 Cooperate economically
062 7.4 Cooperate militarily
063 7.4 Engage in judicial cooperation
064 7 Share intelligence or information
070 7 Provide aid
071 7.4 Provide economic aid
072 8.3 Provide military aid
073 7.4 Provide humanitarian aid
074 8.5 Provide military protection or peacekeeping
075 7 Grant asylum
080 5 Yield
081 5 Ease administrative sanctions
082 5 Ease political dissent
083 5 Accede to requests or demands for political reform
084 7 Return, release
0841 7 Return, release person(s)
0842 7 Return, release property
085 7 Ease economic sanctions, boycott, embargo
086 9 Allow international involvement
0861 9 Receive deployment of peacekeepers
0862 9 Receive inspectors
0863 9 Allow delivery of humanitarian aid
087 9 De-escalate military engagement
0871 9 Declare truce, ceasefire
0872 9 Ease military blockade
0873 9 Demobilize armed forces
0874 10 Retreat or surrender militarily
090 -2 Investigate
091 -2 Investigate crime, corruption
092 -2 Investigate human rights abuses
093 -2 Investigate military action
094 -2 Investigate war crimes
100 -5 Demand
101 -5 Demand information, investigation
104 -5 Demand political reform
1056 -5 Demand de-escalation of military engagement
107 -5 Demand ceasefire
108 -5 Demand meeting, negotiation
110 -2 Disapprove
111 -2 Criticize or denounce
112 -2 Accuse
1121 -2 Accuse of crime, corruption
1122 -2 Accuse of human rights abuses
1123 -2 Accuse of aggression
1124 -2 Accuse of war crimes
1125 -2 Accuse of espionage, treason
113 -2 Rally opposition against
114 -2 Complain officially
115 -2 Bring lawsuit against
116 -2 Find guilty or liable
120 -4 Reject
121 -4 Reject material cooperation
122 -4 Reject request or demand for material aid
123 -4 Reject request or demand for political reform
124 -4 Refuse to yield
1243 -4 Refuse to release persons or property
1244 -4 Refuse to ease economic sanctions, boycott, or embargo
1246 -4 Refuse to de-escalate military engagement
125 -5 Reject proposal to meet, discuss, or negotiate
126 -5 Reject mediation
127 -5 Reject plan, agreement to settle dispute
128 -5 Defy norms, law
129 -5 Veto
130 -4.4 Threaten
131 -5.8 Threaten non-force
1311 -5.8 Threaten to reduce or stop aid
1312 -5.8 Threaten to boycott, embargo, or sanction
1313 -5.8 Threaten to reduce or break relations
132 -5.8 Threaten with administrative sanctions
133 -5.8 Threaten political dissent, protest
134 -5.8 Threaten to halt negotiations
135 -5.8 Threaten to halt mediation
136 -7 Threaten to halt international involvement
137 -7 Threaten with violent repression
138 -7 Threaten to use military force
1381 -7 Threaten blockade
1382 -7 Threaten occupation
1383 -7 Threaten unconventional violence
1384 -7 Threaten conventional attack
1385 -7 Threaten attack with WMD
139 -7 Give ultimatum
140 -6.5 Engage in political dissent
141 -6.5 Demonstrate or rally
142 -6.5 Conduct hunger strike
143 -6.5 Conduct strike or boycott
144 -7.5 Obstruct passage, block
145 -7.5 Protest violently, riot
150 -7.2 Demonstrate military or police power
151 -7.2 Increase police alert status
152 -7.2 Increase military alert status
153 -7.2 Mobilize or increase police power
154 -7.2 Mobilize or increase armed forces
160 -4 Reduce relations
161 -4 Reduce or break diplomatic relations
162 -5.6 Reduce or stop material aid
1621 -5.6 Reduce or stop economic assistance
1622 -5.6 Reduce or stop military assistance
1623 -5.6 Reduce or stop humanitarian assistance
163 -8 Impose embargo, boycott, or sanctions
164 -7 Halt negotiations
165 -6.5 Halt mediation
166 -7 Expel or withdraw
1661 -7 Expel or withdraw peacekeepers
1662 -7 Expel or withdraw inspectors, observers
1663 -7 Expel or withdraw aid agencies
170 -7 Coerce
171 -9.2 Seize or damage property
1711 -9.2 Confiscate property
1712 -9.2 Destroy property
172 -5 Impose administrative sanctions
173 -5 Arrest, detain, or charge with legal action
174 -5 Expel or deport individuals
175 -9 Use tactics of violent repression
180 -9 Use unconventional violence
181 -9 Abduct, hijack, or take hostage
182 -9.5 Physically assault
183 -10 Conduct suicide, car, or other non-military bombing
184 -8 Use as human shield
185 -8 Attempt to assassinate
186 -10 Assassinate
190 -10 Use conventional military force
191 -9.5 Impose blockade, restrict movement
192 -9.5 Occupy territory
193 -10 Fight with small arms and light weapons
194 -10 Fight with artillery and tanks
195 -10 Employ aerial weapons
196 -9.5 Violate ceasefire
200 -10 Use unconventional mass violence
201 -9.5 Engage in mass expulsion
202 -10 Engage in mass killings
203 -10 Engage in ethnic cleansing
204 -10 Use weapons of mass destruction
2041 -10 Use chemical, biological, or radiological weapons
2042 -10 Detonate nuclear weapons
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

/** As many codes are named to somebody whose own is none. */
const MOST_ALIKE = 10;

/** The codes of a kind, which their first two digits say: `111 Criticize or denounce; 112 Accuse`. */
export function codesLike(code: string): string {
  const alike = [...CAMEO].filter(([known]) => known.length === 3 && known.startsWith(code.slice(0, 2)));
  const named = alike.slice(0, MOST_ALIKE).map(([known, { label }]) => `${known} ${label}`);
  return [...named, ...(alike.length > MOST_ALIKE ? ['and others'] : [])].join('; ');
}

/** The family of a code, by its first two digits. Offramp's own reading of the CAMEO root codes. */
export function classOf(code: string): MoveClass {
  const root = Number(code.slice(0, 2));
  if (root >= 18) return 'force';
  if (root === 13 || root === 15 || root === 17) return 'coercion';
  if (root >= 9) return 'protest';
  return root <= 2 ? 'words' : 'accommodation';
}
