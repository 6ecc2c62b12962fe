import { z } from 'zod';

/** The texts of ids as far as a pattern can tell, for schemas whose description others read. The parsers have the last word. */

/** An id of this ledger. */
export const objectIdText = z.string().regex(/^[0-9a-fA-F]{24}$/, 'must be 24 hexadecimal digits');

/** An id of another system. */
export const externalIdText = z
  .string()
  .min(1, 'must have 1 to 256 characters')
  .max(256, 'must have 1 to 256 characters')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  .regex(/^[^\u0000-\u001f\u007f-\u009f]+$/, 'must not contain control characters');

/** The name of a provider. */
export const providerNameText = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be a lower-case name such as comfyui-deploy');
