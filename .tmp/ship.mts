import { writeFileSync } from 'node:fs';
import { shippedModule } from '../scripts/shipped-models.js';
writeFileSync('models/shipped.js', shippedModule());
