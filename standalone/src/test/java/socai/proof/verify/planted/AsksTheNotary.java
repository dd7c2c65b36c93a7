package socai.proof.verify.planted;

import socai.proof.Notary;

/** A judge who asks the one whom he is to judge. */
public record AsksTheNotary(Notary notary) {}
