/**
 * Text of a small model that passes `check`, with a word on each part, for an author to make their own.
 *
 * @param schema where an editor finds the JSON Schema
 */
export function modelText({ id, title, schema }: { id: string; title: string; schema: string }): string {
  return `# yaml-language-server: $schema=${schema}
# A crisis as a machine. Change what you like, a little at a time; after each change run
#   offramp check ${id}.yaml            says what is wrong, explores it, and says what can never happen
#   offramp diagram ${id}.yaml          draws it
#   offramp new my-case --model ${id}   writes a scenario that runs on it, to be played and explored
# docs/tutorial-model.md builds one step by step, docs/model-reference.md explains every key.
id: ${id}
title: ${JSON.stringify(title)}
text: Two sides quarrel over a claim. Either can press it, and either can offer to settle.

# Who can act. \`kind\` is a word of yours: what is said of a kind holds for all of its roles.
roles:
  claimant: { kind: side, rival: holder, title: The claimant }
  holder: { kind: side, rival: claimant, title: The holder }
  envoy: { kind: outsider, turn: 0.25, title: The envoy } # acts a quarter as often as a side

# What the machine remembers: small numbers, words, a role, or a set of roles.
measure: anger # the number that the curve shows; it counts from 0
variables:
  anger: { from: 0, to: 6, start: 1, text: how angry the two are }
  nerves: { each: side, from: 0, to: 2, text: how nervous a side is }
  offeredBy: { role: side, text: who has made an offer that stands }

# What can be done. The CAMEO code gives a move its Goldstein value, from -10 (hostile) to +10 (friendly).
moves:
  accuse: { title: Accuse in public, cameo: "111", by: side, hours: 4 }
  seize: { title: Seize the place, cameo: "190", by: claimant, hours: 12 }
  offer: { title: Make an offer, cameo: "030", by: side, hours: 8 }
  accept: { title: Accept the offer, cameo: "057", by: side, hours: 8 }
  calm: { title: Ask for calm, cameo: "020", by: envoy, hours: 6 }

# What every move does, before what is particular to it: hostile moves make both angrier, friendly ones less so.
every-move: anger - goldstein / 5

deadlines:
  patience: { hours: 72, text: Nobody answered the offer in time. }

# What runs side by side; the first region is the course of the crisis. Here there is one.
regions:
  course:
    states:
      quarrel:
        text: The two say what they think of each other.
        on:
          accuse: { do: nerves(rival) + 1 } # it stays in this state
          calm: { do: nerves(all) - 1 }
          offer: { to: talks, do: offeredBy = actor }
          seize: { if: anger >= 3 and nerves(actor) >= 1, to: seized, text: Only an angry and nervous side dares. }
        always: { if: anger >= 6, to: broken } # as soon as it holds
      talks:
        text: An offer stands.
        after:
          patience: { to: quarrel, do: offeredBy = none }
        on:
          accuse: { do: nerves(rival) + 1 }
          accept: { if: offeredBy = rival, to: settled, text: Nobody accepts an offer of their own. }
      settled: { text: The two have agreed. }
      seized: { text: One side has taken what the other claims. }
      broken: { text: They no longer speak to each other. }

# States in which a path may end, and how good each is: best, good, mixed, bad or worst.
outcomes: { settled: good, broken: bad, seized: worst }
`;
}
