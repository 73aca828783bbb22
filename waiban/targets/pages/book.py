"""The book as the first page a leader sees, and the panel of a promise."""

from django.shortcuts import render
from django.urls import path


def book(request):
    return render(request, "404.html", status=404)


urls = [path("", book, name="book")]
