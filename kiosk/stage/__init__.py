"""The rehearsal: a scenario file is played through the real line, judged step by step and recorded."""
