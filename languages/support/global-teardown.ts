import { removeLab } from './remove-lab';

export default removeLab;
