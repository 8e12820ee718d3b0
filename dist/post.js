// The action's post step, as action.yml names it.
import { postAction } from './engine.js';
await postAction();
