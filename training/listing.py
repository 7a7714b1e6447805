"""`python -m training.listing`: all features of the table with what they weigh, the heaviest first."""

from core.reading.meant_for.table import read_model


def main() -> None:
    """Print lines of what a feature weighs for one person, for the bot or a machine, and the feature."""
    weights = read_model().weights
    for feature, weight in sorted(weights.items(), key=lambda each: -max(abs(each[1].real), abs(each[1].imag))):
        print(f"{weight.real:+.2f}\t{weight.imag:+.2f}\t{feature}")


if __name__ == "__main__":
    main()
