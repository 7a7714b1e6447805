from core.compiled import prefer_compiled

prefer_compiled()  # before any module below is loaded
