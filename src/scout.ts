// The door of a thread that looks ahead (`world/scouts.ts` starts it).
await (await import('./engine.ts')).scout()
