import { appBundle } from '../../rolldown.shared.ts';

export default appBundle();
