import { readFileSync } from 'node:fs';
import { createActor } from 'xstate';
import { loadModel } from '/work/main/src/model/load.js';
import { whyBlocked as whyNew } from '/work/main/src/model/options.js';
import { inertScope } from '/work/main/src/model/scope.js';
import { crisisGraph } from '/work/wt/old/src/explore/graph/explore.js';
import { digitsOfKey, snapshotOf } from '/work/wt/old/src/explore/graph/space.js';
import { crisisMachine } from '/work/wt/old/src/model/machine.js';
import { whyBlocked as whyOld } from '/work/wt/old/src/model/options.js';
import { accepts as accOld } from '/work/wt/old/src/model/position.js';
const { model, problems } = loadModel({ file: 'b.yaml', content: readFileSync('/work/main/models/bilateral-crisis.yaml') });
if (!model) throw problems;
const g = crisisGraph();
console.log('graph', g.keys.length);
const digits = new Uint8Array(g.space.fields.length);
let oldActs: any[] = [], newActs: any[] = [];
const so = inertScope(createActor(crisisMachine as any), (a) => oldActs.push(a));
const sn = inertScope(createActor(model.machine), (a) => newActs.push(a));
const act = (l: any[]) => JSON.stringify(l.filter(a=>a.type==='xstate.raise'||a.type==='xstate.cancel').map((a) => [a.type, a.params?.id ?? a.params?.sendId, a.params?.delay]));
let n = 0, bad = 0, ref = 0;
const ways = (w: any) => JSON.stringify(w.map((x: any) => x.map(({ passed, reads, value, needs }: any) => [passed, reads, value, needs])));
const step = Number(process.argv[2] ?? 1), off = Number(process.argv[3] ?? 0);
const t = Date.now();
for (let s = off; s < g.keys.length; s += step) {
  digitsOfKey(g.space, g.keys[s] as number, digits);
  const { value, context } = snapshotOf(g.space, digits) as any;
  const o = crisisMachine.resolveState({ value, context } as never);
  const m = model.machine.resolveState({ value, context } as never);
  for (const { event } of g.events) {
    n++;
    const ao = o.can(event as never), an = m.can(event as never);
    if (ao !== an) { if (bad++ < 5) console.log('accept differs', value, context, event, ao, an); continue; }
    if (!ao) {
      if (!('by' in event)) continue;
      const wo = whyOld({ snapshot: o } as never, event as never), wn = whyNew({ model, snapshot: m } as never, event as never);
      if (wo.length) ref++;
      if (ways(wo) !== ways(wn)) { if (bad++ < 8) console.log('why', JSON.stringify(value), JSON.stringify(context), event, ways(wo), ways(wn)); }
      continue;
    }
    oldActs = []; newActs = [];
    const xo: any = crisisMachine.transition(o as never, event as never, so as never), xn: any = model.machine.transition(m as never, event as never, sn as never);
    if (JSON.stringify([xo.value, xo.context, xo.status]) !== JSON.stringify([xn.value, xn.context, xn.status]) || act(oldActs) !== act(newActs)) {
      if (bad++ < 8) console.log('next', JSON.stringify(value), JSON.stringify(context), event, JSON.stringify([xo.value, xo.context, xo.status]), JSON.stringify([xn.value, xn.context, xn.status]), act(oldActs), act(newActs));
    }
  }
}
console.log({ n, bad, ref, ms: Date.now() - t });
