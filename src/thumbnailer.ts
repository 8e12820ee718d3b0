// The door of a thread that makes thumbnails (`world/thumbnailers.ts` starts it).
await (await import('./engine.ts')).thumbnailer()
