/** Link to the sign-in in another tab, so that what is on screen here stays. */
import { SIGN_IN_ADDRESS } from '../../domain/hosting/sign-in.ts'

export const SignInLink = () => (
  <a href={SIGN_IN_ADDRESS} target="_blank" rel="noreferrer">
    Sign in
  </a>
)
