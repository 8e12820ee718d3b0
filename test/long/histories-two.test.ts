// The other half of the histories.
import { testHalf } from '../histories/halves.ts'

testHalf(1)
