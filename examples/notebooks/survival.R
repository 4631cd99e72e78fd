# Draws how many human words each copy of a run still uses, beside what theory expects. R alone is enough:
#
#     Rscript examples/notebooks/survival.R runs/NAME    # writes survival.png

# Reads a CSV file of a run. The words null, NA and nan stay words.
read_run <- function(run, name) {
  table <- read.csv(file.path(run, name), colClasses = "character", na.strings = character(), encoding = "UTF-8",
                    check.names = FALSE)
  if ("type" %in% names(table)) numbers <- setdiff(names(table), "type")
  else numbers <- intersect(names(table), c("generation", "value", "low", "high", "cases"))
  table[numbers] <- lapply(table[numbers], function(column) suppressWarnings(as.numeric(sub("Infinity", "Inf", column))))
  table
}

# The share of human words that each copy still uses, with the share by theory: a row for each copy.
survival <- function(run, row = "surviving-types") {
  metrics <- read_run(run, "metrics.csv")
  chosen <- metrics[metrics$metric == row & metrics$generation > 0, ]
  measured <- chosen[chosen$model != "theory", ]
  theory <- chosen[chosen$model == "theory", ]
  data.frame(copy = measured$model, measured = measured$value,
             theory = theory$value[match(measured$generation, theory$generation)])
}

run <- commandArgs(trailingOnly = TRUE)
if (length(run) != 1) stop("which run? Rscript examples/notebooks/survival.R runs/NAME")
found <- survival(run)
print(found)
words <- read_run(run, "vocabulary.csv")
cat(sprintf("%d words, %d of them lost in the last copy\n", nrow(words), sum(words[[ncol(words)]] == 0)))

png("survival.png", width = 900, height = 600, res = 120)
copies <- seq_len(nrow(found))
plot(copies, 100 * found$measured, type = "b", ylim = c(0, 100), xaxt = "n", xlab = "copy",
     ylab = "human words still used, %")
axis(1, at = copies, labels = found$copy)
lines(copies, 100 * found$theory, lwd = 5, col = "#00000040")
legend("bottomleft", legend = c("measured", "theory"), lwd = c(1, 5), col = c("black", "#00000040"))
invisible(dev.off())
