package io.quittance.load.run;

import java.util.List;

/**
 * What a process took of the machine, about once a second.
 *
 * @param samples in the order in which they were taken
 */
record ProcessUse(List<Sample> samples) {

    /**
     * A moment.
     *
     * @param millis since the epoch
     * @param residentMb memory held
     * @param cpuMillis processor time since the process began
     */
    record Sample(long millis, double residentMb, long cpuMillis) {}

    /** The most memory it ever held; 0 when nothing was seen. */
    double maxResidentMb() {
        return samples.stream().mapToDouble(Sample::residentMb).max().orElse(0);
    }

    /**
     * Processor time between two moments since the epoch, to the second.
     *
     * @return NaN when too little was seen of that time
     */
    double cpuMillisBetween(long startMillis, long endMillis) {
        List<Sample> within = samples.stream()
                .filter(sample -> sample.millis() >= startMillis && sample.millis() <= endMillis)
                .toList();
        if (within.size() < 2) {
            return Double.NaN;
        }
        double share = (double) (endMillis - startMillis)
                / (within.getLast().millis() - within.getFirst().millis());
        return share * (within.getLast().cpuMillis() - within.getFirst().cpuMillis());
    }
}
