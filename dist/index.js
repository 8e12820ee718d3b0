// The action's main step, as action.yml names it.
import { action } from './engine.js';
await action();
