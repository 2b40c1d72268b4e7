"""Proposal -> ringing -> talk -> end. Ends where `CallChanged` is reported and pictures stand in the frame ring."""
