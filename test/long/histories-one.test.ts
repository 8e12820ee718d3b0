// Half of 2,000 histories of edits, runs, crashes, cancels, reverts, a person's pictures and merges against the model.
import { testHalf } from '../histories/halves.ts'

testHalf(0)
