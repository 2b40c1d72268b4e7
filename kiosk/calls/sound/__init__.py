"""The sound of a call: network -> playout -> mixer -> loudspeaker; microphone -> no echo -> network, recogniser."""
